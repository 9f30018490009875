newImage("a1", "8-bit black", 5, 5, 1);
selectImage(-77);
