// images: indexed.tif
print(is("grayscale")); run("Red"); print(is("grayscale")); run("Grays"); print(is("grayscale")); run("Invert LUT"); print(is("grayscale"),is("Inverting LUT")); run("Fire"); print(is("grayscale"));
