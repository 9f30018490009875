// images: noise8.tif
run("Paste Control...");
setPasteMode("Add");
makeRectangle(2, 3, 10, 8);
run("Copy");
makeRectangle(20, 20, 10, 8);
run("Paste");
print(getValue("Mean"));
