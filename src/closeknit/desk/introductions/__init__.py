"""Introductions as a conversation: asked for, agreed by both, made, met, thanked.

In:   who could introduce the ego to whom, and what the two said to it, step by step.
Out:  where each one stands, what is due, drafts to copy, who is willing.
Not:  nothing is sent, and nobody's name is used without their word (R0-25).
"""
