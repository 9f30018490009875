// images: ramp8.tif
Image.paste(1, 1);
print("after", selectionType());
