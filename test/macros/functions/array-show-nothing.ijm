print("a");
Array.show();
print("not here");
