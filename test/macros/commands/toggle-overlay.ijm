// images: noise8.tif
makeRectangle(3, 4, 10, 8);
run("Add Selection...");
run("Select None");
run("Toggle Overlay");
print(Overlay.hidden, Overlay.size);
run("Toggle Overlay");
print(Overlay.hidden, Overlay.size);
