"""Targets: whom the user wants to reach, and the best introducer of each.

`rules` say who is willing, which path is best, what the figure is; `store` reads the
list, `actions` change it and ask the network. Who fits is a hint: nobody is left out
for not fitting, and unknown willingness is somebody to ask (R0-13 to R0-16).
"""
