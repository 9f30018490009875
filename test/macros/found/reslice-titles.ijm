// images: stack8.tif
run("Reslice [/]...", "output=1 start=Left avoid"); print(getTitle);
selectWindow("stack8.tif");
run("Reslice [/]...", "output=1 start=Left avoid"); print(getTitle);
run("Reslice [/]...", "output=1 start=Left avoid"); print(getTitle);
makeLine(2,3,10,12); run("Reslice [/]...", "output=1 avoid"); print(getTitle);
