"""The workbench of policy evaluation."""
