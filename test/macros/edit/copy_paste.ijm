// images: noise8.tif
makeRectangle(3, 4, 12, 9); run("Copy"); makeRectangle(30, 20, 12, 9); run("Paste"); run("Select None"); run("Paste"); getSelectionBounds(x, y, w, h); print(x, y, w, h, selectionType);
makeOval(3, 20, 15, 12); run("Copy"); makeOval(40, 2, 15, 12); run("Paste"); makeRectangle(45, 30, 4, 4); run("Paste"); getSelectionBounds(x, y, w, h); print(x, y, w, h, selectionType);
