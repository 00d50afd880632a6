"""Keep the network's file in line with the ties."""
