// images: stack8.tif
setSlice(2); setMetadata("Label", "my label.tif");
run("Duplicate...", "use");
print(getTitle, getMetadata("Label"));
