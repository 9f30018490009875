// images: stack8.tif
selectWindow("stack8.tif");
run("Z Project...", "projection=[Max Intensity]");
selectWindow("stack8.tif");
run("Z Project...", "start=2 stop=3");
print(getTitle);
run("Duplicate...", "title=c"); run("Gaussian Blur...", "sigma=1"); run("Duplicate...", "title=d"); run("Gaussian Blur...", " ");
run("Duplicate...", "title=e"); run("Median...", "radius=1"); run("Duplicate...", "title=f"); run("Median...", "stack");
run("Duplicate...", "title=g"); run("Subtract Background...", "rolling=7 light"); run("Duplicate...", "title=h"); run("Subtract Background...", "disable");
run("Duplicate...", "title=i"); run("Add...", "value=3"); run("Duplicate...", "title=j"); run("Add...", "slice");
run("Duplicate...", "title=k"); run("Rotate... ", "angle=20 interpolation=Bilinear"); run("Duplicate...", "title=l"); run("Rotate... ", "grid=1");
