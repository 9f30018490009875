List.clear();
x = List.getValue("nothing");
