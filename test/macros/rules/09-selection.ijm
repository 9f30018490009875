// images: rgb.tif
makeOval(4,5,17,13); run("Divide...","value=2.5");
