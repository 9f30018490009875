// images: stack16.tif rgb_stack.tif
selectImage(1);
run("Make Montage...", "columns=2 rows=2 scale=0.5 first=1 last=4 increment=1 border=2");
print(getTitle, getWidth, getHeight, getValue("Mean"));
run("Montage to Stack...", "columns=2 rows=2 border=2");
print(getTitle, getWidth, getHeight, nSlices);
selectImage(2);
run("Make Montage...", "columns=3 rows=1 scale=1");
print(getTitle, getWidth, getHeight, getValue("Mean"));
