open("/nowhere/x.tif");
print("not reached");
