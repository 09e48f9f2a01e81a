"use client";

import { createTRPCReact } from "@trpc/react-query";
import type { AppRouter } from "../../api/router.ts";

/** The API, by the names of its procedures. Only its types are known here. */
export const trpc = createTRPCReact<AppRouter>();
