print(nImages);
print(getTitle());
