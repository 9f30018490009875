Table.create("T"); Table.setColumn("A", newArray(1, 2, 3, 4));
print(Table.getSelectionStart, Table.getSelectionEnd);
Table.setSelection(1, 2); print(Table.getSelectionStart, Table.getSelectionEnd);
Table.setSelection(2, 99); print(Table.getSelectionStart("T"), Table.getSelectionEnd("T"));
Table.setSelection(-1, -1); print(Table.getSelectionStart);
Table.setLocationAndSize(10, 10, 300, 200);
