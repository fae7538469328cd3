"""What the ministries' forms share: their cells, headings and values, whatever their order.

A form is a sheet of ruled cells. A heading is known by its words, a value by where it stands: to
the right of its heading, below it, or at the crossing of a row's heading and a column's. So one
reading serves workbooks, text documents and PDF, and forms whose columns come in another order.
"""
