// images: noise32.tif
makeSelection("polyline", newArray(8, 20, 34), newArray(9, 16, 30));
Roi.setStrokeWidth(4);
Array.print(getProfile());
