// images: ramp8.tif
a = getPixel(5, 5); run("Invert"); b = getPixel(5, 5); run("Undo"); print(a, b, getPixel(5, 5));
makeOval(2, 2, 10, 10); run("Fill"); print(getPixel(6, 6)); run("Undo"); print(getPixel(6, 6));
run("Cut"); print(getPixel(6, 6)); run("Undo"); print(getPixel(6, 6));
