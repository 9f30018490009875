print("before");
showMessage("A message");
showMessage("Title", "Text");
print("after");
