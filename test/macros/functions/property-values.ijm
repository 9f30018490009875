// images: ramp8.tif
Property.set("a", "12.5");
Property.set("b", "text");
print(Property.getNumber("a"), Property.getValue("a"), Property.getValue("b"), Property.getValue("none"));
print("[" + Property.getDicomTag("0008,0060") + "]");
Property.setInfo("0008,0060  Modality: MR\nname: value\n");
print("[" + Property.getDicomTag("0008,0060") + "]");
print("[" + Property.getDicomTag("name") + "]");
Property.set("tag", "t");
print("[" + Property.getDicomTag("tag") + "]");
