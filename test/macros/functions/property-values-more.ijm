// images: stack8.tif
setSlice(2);
Property.setSliceLabel("name\n0008,0060  Modality: MR\n0008,0061>  Inner: X\n0008,0061  Outer: Y\n");
print("[" + Property.getDicomTag("0008,0060") + "]");
print("[" + Property.getDicomTag("0008,0061") + "]");
print("[" + Property.getDicomTag("0018,0050") + "]");
print("[" + getInfo("0008,0060") + "]");
setSlice(1);
print("[" + Property.getDicomTag("0008,0060") + "]");
