// images: noise8.tif
makeSelection("polyline", newArray(3, 20, 24, 50), newArray(4, 9, 30, 33));
Array.print(getProfile());
makeSelection("freeline", newArray(3, 5, 9, 14, 22), newArray(4, 6, 7, 13, 15));
Array.print(getProfile());
