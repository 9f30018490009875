// images: noise8.tif
setOption("InterpolateLines", false);
makeLine(2, 3, 30, 21);
Array.print(getProfile());
