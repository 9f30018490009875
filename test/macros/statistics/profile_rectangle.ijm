// images: noise16.tif nan32.tif
makeRectangle(2, 3, 10, 8);
Array.print(getProfile());
setKeyDown("alt");
Array.print(getProfile());
selectImage("noise16.tif");
makeRectangle(-2, 3, 10, 8);
Array.print(getProfile());
