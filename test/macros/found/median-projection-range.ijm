// images: stack32.tif

setMinAndMax(-3, 5);
run("Fire");
t = getTitle;
run("Z Project...", "projection=[Median]");
getMinAndMax(a, b); print(a, b);
selectWindow(t);
setSlice(2); setMinAndMax(-2, 6);
run("Z Project...", "projection=[Median] all");
getMinAndMax(a, b); print(a, b);
