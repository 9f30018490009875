x = Array.concat();
print("not here");
