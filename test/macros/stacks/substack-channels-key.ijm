// images: stack16.tif
run("Make Substack...", "channels=1,2");
print(getTitle());
