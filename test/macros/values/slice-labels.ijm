// images: stack8.tif
setSlice(2);
print(Property.getSliceLabel, Property.getSliceLabel(1), getMetadata(), getMetadata("Label"), getInfo("slice.label"));
setMetadata("new label.tif"); print(getMetadata(), getInfo("slice.label"));
Property.setSliceLabel("third\nmore: 4", 3); setSlice(3); print(getInfo("slice.label"), getInfo("more"), getMetadata("Label"));
setMetadata("Label", "again"); print(Property.getSliceLabel(3));
print(getInfo("image.title"), getInfo("image.subtitle"));
