"""The work of a cycle as an Excel workbook, out and in; the workbook itself is the core's."""
