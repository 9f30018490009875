for (i=0; i<6; i++) newImage("img"+i, "8-bit black", 5, 5, 1);
newImage("other", "8-bit black", 5, 5, 1);
selectWindow("img3");
close("img?"); print(nImages, getTitle);
for (i=0; i<3; i++) newImage("x"+i, "8-bit black", 5, 5, 1);
selectWindow("x1");
close("\\Others"); print(nImages, getTitle);
newImage("y", "8-bit black", 5, 5, 1);
close("*"); print(nImages);
