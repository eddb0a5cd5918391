// The room is empty until its first file.
