newImage("title", "8-bit black", 4, 4, 1);
a = 1 + getTitle;
