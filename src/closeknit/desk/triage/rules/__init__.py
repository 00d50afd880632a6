"""Rules of triage: plain values in, plain values out."""
