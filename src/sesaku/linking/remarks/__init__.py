"""The register of experts' remarks: what each asks, whether it is answered, what is open."""

from sesaku.linking.remarks.register import SCHEMA, Register, as_dict, register

__all__ = ["SCHEMA", "Register", "as_dict", "register"]
