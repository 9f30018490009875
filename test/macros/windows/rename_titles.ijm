// images: noise8.tif
rename("new name"); print(getTitle, Image.title, Image.width, Image.height);
run("Rename...", "title=[other one]"); print(getTitle);
l = getList("image.titles"); print(l.length, l[0]);
