// images: blobs8.tif
Property.set("key", "value"); Property.set("n", 12.5);
print(Property.get("key"), Property.getNumber("n"), Property.getNumber("key"), "[" + Property.get("none") + "]");
print(Property.getList);
Property.set("key", ""); print("[" + Property.get("key") + "]");
Property.setInfo("a: 1\nb = two\nc=3\nlong a: 9"); print(Property.getInfo, getMetadata("Info"));
print(Property.get("a"), Property.get("b"), Property.get("c"), getInfo("a"));
setMetadata("Info", "x: 5"); print(getMetadata(), getInfo("x"));
setMetadata("y: 6"); print(getMetadata("info"));
Property.setList("p=1\nq=2"); print(Property.getList);
Property.setSliceLabel("first"); print(Property.getSliceLabel, Property.getSliceLabel(1));
