// images: stack8.tif stack32.tif
imageCalculator("Add stack", "stack8.tif", "nothing");
