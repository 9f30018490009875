// images: stack8.tif time8.tif
selectWindow("time8.tif");
run("Canvas Size...", "width=36 height=31 position=Center");
run("Concatenate...", "title=both image1=stack8.tif image2=time8.tif image3=[-- None --]");
print(getTitle(), nSlices);
for (i = 1; i <= nSlices; i += 2) {
	setSlice(i);
	getStatistics(area, mean);
	print(i, getInfo("slice.label"), mean);
}
run("Duplicate...", "title=part duplicate range=2-4");
print(nSlices);
run("Reslice [/]...", "output=1.000 start=Top avoid");
print(getTitle(), getWidth(), getHeight(), nSlices);
selectWindow("both");
run("Reduce...", "reduction=3");
print(nSlices);
run("Stack to Images");
print(nImages);
close("part*");
run("Images to Stack", "name=again title=[] use");
print(getTitle(), nSlices);
