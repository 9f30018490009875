Table.showArrays("Arrays", newArray(1, 2, 3), newArray("a", "b"));
x = newArray(1.5, 2.25);
y = newArray(3, 4);
Table.showArrays("Title (indexes)", x, y);
Array.show("arr", x, y);
Table.showArray("one", x);
