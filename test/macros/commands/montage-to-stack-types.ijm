// images: rgb.tif noise32.tif
selectImage(1);
run("Montage to Stack...", "images_per_row=3 images_per_column=2 border=0");
print(getTitle, getWidth, getHeight, nSlices, getValue("Mean"));
selectImage(2);
run("Montage to Stack...", "columns=4 rows=2 border=1");
print(getTitle, getWidth, getHeight, nSlices, getValue("Mean"));
