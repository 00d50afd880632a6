"""How strong, how two-way, how regular; and the reasons in words."""
