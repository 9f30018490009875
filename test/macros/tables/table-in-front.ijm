// which table Table functions mean
Table.create("A"); Table.set("x", 0, 1); Table.update;
Table.create("B"); Table.set("y", 0, 2); Table.update;
print(Table.title);
newImage("image", "8-bit", 4, 4, 1);
Table.set("z", 0, 3); print(Table.title, Table.headings);
selectWindow("A"); print(Table.title); Table.set("w", 0, 4); Table.update;
setResult("r", 0, 1); updateResults; print(Table.title);
close("B"); print(Table.title);
