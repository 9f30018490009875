newImage("a", "8-bit black", 4, 4, 1);
getDimensions(3, w, h);
