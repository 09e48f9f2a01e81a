import { AppError } from "../../shared/errors.ts";
import type { RestRoute } from "./route.ts";

const refuse = async () => {
  throw new AppError("NOT_FOUND", "There is nothing at this path.");
};

export const unknownPathRoute: RestRoute = {
  GET: refuse,
  HEAD: refuse,
  POST: refuse,
  PUT: refuse,
  PATCH: refuse,
  DELETE: refuse,
  OPTIONS: refuse,
};
