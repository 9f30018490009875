// images: stack16.tif
makeOval(5, 6, 12, 9); run("Fill", "stack"); makeRectangle(20, 5, 8, 8); run("Clear", "slice"); setSlice(3); run("Draw", "slice"); makeOval(2, 2, 30, 25); run("Clear Outside", "stack");
