"""Questions over the register, each one function whose rows carry claim ids."""
