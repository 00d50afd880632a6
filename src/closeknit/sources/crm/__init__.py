"""CRM tables: HubSpot's, Salesforce's, Pipedrive's exports, and anybody's own."""
