// images: noise8.tif
makeRectangle(3, 4, 8, 8);
run("Copy");
run("Reset...", "reset=Clipboard");
run("Reset...", "reset=[Undo Buffer]");
run("Reset...", "reset=[Locked Image]");
run("Paste");
print(nImages, selectionType);
run("Internal Clipboard");
print(nImages);
