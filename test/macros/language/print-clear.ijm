print("gone"); print("also");
print("\\Clear");
print("kept");
